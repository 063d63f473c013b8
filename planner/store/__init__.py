"""The couple's data on disk: durable, private, and open to one writer at a time.

    from outside          home, safekeeping, stores, writing
    one store             store, reading, settling, mending, resealing, undo, names
    its two files         journal, snapshot, loading, salvage, unopened, migrations
    its records           records, codec, texts, tables, soundness
    under a passphrase    sealing, key_slot
    any file              files, lock, outside
    copies of everything  keeper, backups, content, checkup, erasing
    beside the data       derived, glance, own_files, imports, exports, crash
"""
