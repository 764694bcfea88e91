"""Make any number of believable papers as RIS, the same seed the same bytes."""

import random
from collections.abc import Iterator

FAMILIES = (
    "Abe,Adler,Almeida,Bauer,Becker,Bello,Borg,Brandão,Castro,Chen,Côté,Dahl,Díaz,Engel,Farkaš,"
    "Ferrari,García,Hansen,Haas,Ito,Ivanov,Jansen,Kaya,Kim,Kowalski,Kumar,Lefèvre,Li,López,"
    "Mäkinen,Meyer,Moreau,Müller,Nakamura,Nguyễn,Novák,O’Brien,Okafor,Olsen,Papadopoulos,Park,"
    "Patel,Petrov,Quispe,Rossi,Santos,Sato,Schmidt,Silva,Singh,Šimić,Tanaka,Torres,Ueda,Vargas,"
    "Vogel,Wagner,Wang,Weiß,Wójcik,Xu,Yamada,Yılmaz,Zhang,Zhou"
)
GIVEN = "Ana,Bo,Chidi,Dana,Eva,Finn,Gao,Hugo,Ines,Jan,Kei,Lena,Min-Hyun,Noor,Otto,Pia,Rui"
WORDS = (
    "absorption,acid,adults,amino,athletes,barrier,cells,colon,diet,dose,effects,enterocytes,"
    "exercise,fatigue,fibre,function,glutamine,gut,healthy,immune,intake,intestinal,lining,"
    "markers,metabolism,mucosa,muscle,nutrition,older,performance,permeability,piglets,plasma,"
    "protein,randomised,recovery,review,safety,serum,sleep,supplementation,tissue,transport,"
    "trial,vitamin,volunteers,women"
)
JOURNALS = (
    ("Nutrients", "Nutrients"),
    ("The Journal of Nutrition", "J Nutr"),
    ("International Journal of Molecular Sciences", "Int J Mol Sci"),
    ("European Journal of Applied Physiology", "Eur J Appl Physiol"),
)


def records(count: int, *, seed: int = 1) -> Iterator[str]:
    """Give `count` RIS records, each with its empty line."""
    chance = random.Random(seed)  # noqa: S311 - believable papers, not secrets
    return (_record(chance, number) for number in range(count))


def _record(chance: random.Random, number: int) -> str:
    journal, short = chance.choice(JOURNALS)
    year = chance.randint(1990, 2025)
    first = chance.randint(1, 2000)
    families, given = FAMILIES.split(","), GIVEN.split(",")
    authors = [
        f"AU  - {chance.choice(families)}, {chance.choice(given)}"
        for _ in range(chance.randint(1, 8))
    ]
    words = chance.choices(WORDS.split(","), k=180)
    lines = [
        "TY  - JOUR",
        *authors,
        f"TI  - {' '.join(words[:12]).capitalize()} {number}",
        f"T2  - {journal}",
        f"J2  - {short}",
        f"PY  - {year}",
        f"DA  - {year}/{chance.randint(1, 12):02}/{chance.randint(1, 28):02}/",
        f"VL  - {chance.randint(1, 140)}",
        f"IS  - {chance.randint(1, 12)}",
        f"SP  - {first}",
        f"EP  - {first + chance.randint(2, 20)}",
        f"DO  - 10.5555/synthetic.{number}",
        *([f"AN  - {30_000_000 + number}", "DB  - PubMed"] if number % 2 else []),
        f"AB  - {' '.join(words).capitalize()}.",
        "ER  - ",
    ]
    return "\n".join([*lines, "", ""])
