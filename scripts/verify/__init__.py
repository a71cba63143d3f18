"""Whether a published site, a folder or an address, is what it says it is: `make verify`.

Its sums, its links, its content policy and every byte of a fresh build of its own data are looked
at here; nothing of the pages' words or their form belongs here, for the build alone knows them.
"""
