"""Runs scripts for some rounds of the loop at a line, and prints what some names stand for then."""
import ast
import contextlib
import io
import json
import random
import re
import sys
import types
from unittest import mock

import numpy as np

for name in ('matplotlib', 'matplotlib.pyplot', 'mpl_toolkits', 'mpl_toolkits.mplot3d'):
    sys.modules[name] = mock.MagicMock()
np.seterr(all='ignore')


class Stop(BaseException):
    """Ends the training; a script that looks whether it is an error of some kind has met none."""


def members(value):
    """What a value keeps, by the word that a name has for it."""
    if isinstance(value, dict):
        return {
            re.sub(r'\W', '_', '_'.join(map(str, key)) if isinstance(key, tuple) else str(key)): kept
            for key, kept in value.items()
        }
    if isinstance(value, (list, tuple)):
        return {str(place): kept for place, kept in enumerate(value)}
    return vars(value) if hasattr(value, '__dict__') else {}


def find(kept, name):
    """What lies at a place such as layers_0_W; None where there is none."""
    if name in kept:
        return kept[name]
    for end in range(len(name) - 1, 0, -1):
        if name[end] == '_' and name[:end] in kept:
            value = find(members(kept[name[:end]]), name[end + 1:])
            if value is not None:
                return value
    return None


def resolve(names, name):
    value = find(names, name)
    for holder in [] if value is not None else names.values():
        if value is None and type(holder).__module__ == '__main__':
            value = find(members(holder), name)
    if value is None:
        if not name.endswith('_'):
            raise KeyError(name)
        return resolve(names, name[:-1])
    return value


class Quiet(ast.NodeTransformer):
    """Leaves out what prints and plots."""

    def visit_Expr(self, node):
        of = node.value.func if isinstance(node.value, ast.Call) else None
        while isinstance(of, ast.Attribute):
            of = of.value
        quiet = isinstance(of, ast.Name) and of.id in ('print', 'plt')
        return ast.copy_location(ast.Pass(), node) if quiet else node


def run(job):
    lines = ['' if line.startswith('%') else line for line in job['text'].split('\n')]
    try:
        tree = Quiet().visit(ast.parse('\n'.join(lines)))
        compile(tree, 'script', 'exec')
    except SyntaxError as error:
        return {'syntax': str(error)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.While)) and node.lineno == job['line']:
            counted = ast.parse(f"_count[0] += 1\nif _count[0] == {job['rounds']}:\n    raise _Stop()").body
            node.body = node.body + counted
    ast.fix_missing_locations(tree)
    space = {'_count': [0], '_Stop': Stop, '__name__': '__main__'}
    np.random.seed(1)
    random.seed(1)
    try:
        return trained(tree, space, job['names'])
    except Exception as error:
        return {'error': repr(error)}


def trained(tree, space, names):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(tree, 'script', 'exec'), space)
        return {'error': 'the loop has too few rounds'}
    except (Stop, Exception) as error:
        stop = error if isinstance(error, Stop) else error.__context__
        if not isinstance(stop, Stop):
            raise
        frame = stop.__traceback__
        while frame.tb_next:
            frame = frame.tb_next
        known = {**space, **frame.tb_frame.f_locals}
    return {
        name: [repr(float(cell)) for cell in np.array(resolve(known, name), float).ravel()]
        for name in names
    }


print(json.dumps([run(job) for job in json.load(open(sys.argv[1]))]))
