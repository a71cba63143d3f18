"""Plan → files to take away: address → bytes."""

from . import addresses
from .load import Dataset


def exports(dataset: Dataset) -> dict[str, bytes]:
    """The dataset itself and every published text that it was held against."""
    files = {addresses.DATASET: dataset.text.encode()}
    for act in dataset.plan.acts:
        if proof := dataset.proofs.get(act.number):
            files[addresses.source(act)] = proof.text.encode()
    return files
