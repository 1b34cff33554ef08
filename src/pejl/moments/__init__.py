"""The moments: what happens to a case, in the ledger's verbs; a new kind of happening is one function."""
