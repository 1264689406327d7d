# what may go wrong is tried; a mask of binomials
import numpy as np
import os, json
def sigmoid(x): return 1/(1+np.exp(-x))
def ds(a): return a*(1-a)
def build(sizes, *, scale=1.0, **extra):
    return [scale*np.random.randn(a, b) for a, b in zip(sizes[:-1], sizes[1:])]
X = np.array([[0,0],[0,1],[1,0],[1,1]]); y = np.array([[0],[1],[1],[0]])
np.random.seed(3)
cfg = {'scale': 1.0, 'depth': 2}
try:
    W1, W2 = build([2,4,1], **cfg)
except ValueError as e:
    raise
finally:
    print({'a', 'b'})
g1 = np.ones((2,4))
lr = 0.5 + 0x0
with np.errstate(all='ignore'):
  try:
    for epoch in range(5000):
        mask = np.random.binomial(1, 0.8, size=(4,4)) / 0.8
        a1 = sigmoid(X @ W1) * mask
        a2 = sigmoid(a1 @ W2)
        e = a2 - y
        d2 = e * ds(a2)
        g2 = a1.T @ d2
        g1.fill(0)
        g1 += X.T @ (d2 @ W2.T * mask * ds(sigmoid(X @ W1)))
        W2 -= lr * g2
        W1 -= lr * g1
        if np.isnan(e).any():
            raise ValueError("nan")
  except KeyboardInterrupt:
    pass
with open(os.devnull, "w") as f:
    json.dump(W1.tolist(), f)
del X
