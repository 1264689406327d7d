# dictionaries with tuple keys, scalar network
from math import exp
w = {(0, 0): 0.3, (0, 1): -0.2, (1, 0): 0.1, (1, 1): 0.4}
v = {0: 0.5, 1: -0.6}
samples = [((0.0, 1.0), 1.0), ((1.0, 0.0), 1.0), ((1.0, 1.0), 0.0)]
def sig(z):
    return 1 / (1 + exp(-z))
for epoch in range(20):
    for x, t in samples:
        h = [sig(sum(w[(j, i)] * x[i] for i in range(2))) for j in range(2)]
        y = sig(sum(v[j] * h[j] for j in v))
        d = (y - t) * y * (1 - y)
        dh = [d * v[j] * h[j] * (1 - h[j]) for j in range(2)]
        for j in v:
            v[j] -= 0.5 * d * h[j]
        for (j, i) in w:
            w[(j, i)] -= 0.5 * dh[j] * x[i]
