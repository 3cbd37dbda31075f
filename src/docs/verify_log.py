#!/usr/bin/env python3
"""Checks a proof written by `holdfast audit prove`, without Holdfast.

usage: verify_log.py PROOF.json 'NAME+ID+KEY'

The public key must come from another hand than the proof. The signature is checked with the Python
package `cryptography`, or with the program `openssl` where that is missing.
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def fail(why):
    print("NOT PROVEN: " + why)
    sys.exit(1)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(entry, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        fail("the entry's number is outside the log")
    node, at, last = sha256(b"\0", entry.encode()), index, size - 1
    for step in path:
        sibling = base64.b64decode(step, validate=True)
        if last == 0 or len(sibling) != 32:
            fail("the path does not fit")
        if at & 1 or at == last:
            node = sha256(b"\1", sibling, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        at, last = at >> 1, last >> 1
    if last:
        fail("the path is too short")
    return node


def signature_is_right(key, signature, text):
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        with tempfile.TemporaryDirectory() as folder:
            names = [os.path.join(folder, name) for name in ("key", "signature", "text")]
            prefix = bytes.fromhex("302a300506032b6570032100")
            for name, data in zip(names, (prefix + key, signature, text)):
                with open(name, "wb") as out:
                    out.write(data)
            return subprocess.run(
                ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin",
                 "-inkey", names[0], "-sigfile", names[1], "-in", names[2]],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
        return True
    except InvalidSignature:
        return False


def main(file, verifier_key):
    with open(file, encoding="utf-8") as source:
        proof = json.load(source)
    name, _, encoded = verifier_key.strip().split("+", 2)
    key = base64.b64decode(encoded)
    note = proof["checkpoint"].split("\n")
    if len(note) != 6 or note[3] or len(key) != 33 or key[0] != 1:
        fail("not a signed note, or not an Ed25519 key")
    if note[0] != name or not note[4].startswith("\u2014 " + name + " "):
        fail("another log was signed")
    signed = base64.b64decode(note[4].rsplit(" ", 1)[1])
    if signed[:4] != sha256(name.encode() + b"\n", key)[:4]:
        fail("another key signed")
    if not signature_is_right(key[1:], signed[4:], ("\n".join(note[:3]) + "\n").encode()):
        fail("the signature is wrong")
    if note[1] != str(proof["size"]):
        fail("the checkpoint has another size")
    if root_of(proof["entry"], proof["index"], proof["size"], proof["path"]) \
            != base64.b64decode(note[2]):
        fail("the entry is not in the log that was signed")
    print("proven: entry %d of %d in %s" % (proof["index"], proof["size"], name))
    print(proof["entry"])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
