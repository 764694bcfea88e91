"""Give a command's help the line breaks it was written with, for its examples and exit status."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class ExplainedCommand(BaseCommand):
    """A command whose `help` is a page to read, examples included."""

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)
