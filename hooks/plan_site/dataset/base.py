"""What all records of the dataset have in common."""

from functools import cached_property

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; a key that the form does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))
