"""The citation styles that a brand can choose from, by key; AMA unless it chooses another."""

from references.printing.ama import AMA
from references.printing.apa import APA
from references.printing.nlm import NLM

STYLES = {style.key: style for style in (AMA, NLM, APA)}
DEFAULT = AMA.key
CHOICES = [(style.key, style.label) for style in STYLES.values()]
"""Key and label, as forms and serializers take them."""
