"""`python -m plan_site FILE`: the proof as a command of its own; every fault, one line each."""

import sys
from pathlib import Path

from plan_site.faults import PlanError
from plan_site.validation.load import load


def main(arguments: list[str]) -> int:
    """0 and the figures of each proof, or 1 and every fault."""
    try:
        dataset = load(Path(arguments[0] if arguments else "data/plan.yaml"))
    except PlanError as error:
        print(error, file=sys.stderr)
        return 1
    for number, proof in dataset.proofs.items():
        print(
            f"act {number}: {proof.name}: {proof.letters} characters in the source, "
            f"{proof.claimed} claimed, {proof.in_rows} of them in {len(proof.lines)} rows"
        )
    for act in dataset.plan.acts:
        if act.number not in dataset.proofs:
            print(f"act {act.number}: not checked against a published text")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
