"""均衡问答: answers over a county's education evaluation documents, with every number shown or computed."""

__version__ = "0.1.0"
