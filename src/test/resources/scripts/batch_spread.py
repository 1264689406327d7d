import numpy as np
np.random.seed(5)
X = np.random.rand(6, 2)
y = np.random.rand(6)
W1 = np.random.randn(2, 4); b1 = np.zeros(4); W2 = np.random.randn(4, 1); b2 = np.zeros(1)
for e in range(50):
    h = np.tanh(X.dot(W1) + b1)
    o = h.dot(W2) + b2
    g = o - y
    W2 -= 0.01 * h.T.dot(g).sum(axis=1, keepdims=True)
    b2 -= 0.01 * g.sum()
    gh = g.sum(axis=1, keepdims=True).dot(W2.T) * (1 - h ** 2)
    W1 -= 0.01 * X.T.dot(gh)
    b1 -= 0.01 * gh.sum(axis=0)
