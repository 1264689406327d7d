"""Computes coolwarm.json: matplotlib's coolwarm at 0, 1/255, ... 1, each red, green and blue from 0 to 1.

python3 coolwarm.py > coolwarm.json
"""
import json

import matplotlib
from matplotlib import cm

colours = [[float(part) for part in cm.coolwarm(i)[:3]] for i in range(256)]
rows = ",\n".join("  " + json.dumps(colour) for colour in colours)
print(f'{{"made with": "matplotlib {matplotlib.__version__}", "colours": [\n{rows}\n]}}')
