"""The same letters in the tables that a textbook would draw: a row for each thing, and keys."""

from django.db import models


class Writer(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=100)
    url = models.URLField(blank=True)
    description = models.TextField()

    def __str__(self) -> str:
        return self.name


class Run(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    url = models.URLField()

    def __str__(self) -> str:
        return self.name


class Subject(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Paper(models.Model):
    key = models.SlugField(unique=True)
    title = models.TextField()
    container_title = models.CharField(max_length=200)
    identifiers = models.JSONField()
    authors = models.JSONField()
    csl = models.JSONField()

    def __str__(self) -> str:
        return self.key


class Letter(models.Model):
    slug = models.SlugField(unique=True)
    url = models.URLField()
    headline = models.CharField(max_length=300)
    description = models.TextField()
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="letters")
    date_published = models.DateTimeField(db_index=True)
    date_modified = models.DateTimeField()
    last_reviewed = models.DateField()
    reviewed_by = models.ForeignKey(Writer, on_delete=models.CASCADE, related_name="reviewed")
    writers = models.ManyToManyField(Writer, related_name="letters")
    subjects = models.ManyToManyField(Subject, related_name="letters")
    in_language = models.CharField(max_length=20)
    word_count = models.IntegerField()
    time_required = models.CharField(max_length=20)
    html = models.TextField()
    blocks = models.JSONField()
    text = models.TextField()
    seo = models.JSONField()
    revision = models.JSONField()
    json_ld = models.JSONField()

    class Meta:
        ordering = ["-date_published", "-id"]

    def __str__(self) -> str:
        return self.slug


class Mention(models.Model):
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="mentions")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE)
    number = models.IntegerField()
    formatted_html = models.TextField()
    formatted_text = models.TextField()
    anchors = models.JSONField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} of {self.letter_id}"


class Question(models.Model):
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="questions")
    anchor = models.CharField(max_length=20)
    question = models.TextField()
    answer_html = models.TextField()
    answer_text = models.TextField()
    citations = models.JSONField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.question


class Notice(models.Model):
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="notices")
    symbol = models.CharField(max_length=5)
    kind = models.CharField(max_length=20)
    text = models.TextField()
    anchor = models.CharField(max_length=20)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.kind
