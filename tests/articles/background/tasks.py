"""Tasks that tests have done, and what they did."""

from django_tasks import task

done: list[str] = []


@task()
def remember(word: str) -> None:
    done.append(word)
