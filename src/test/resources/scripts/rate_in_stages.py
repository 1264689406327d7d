import numpy as np
np.random.seed(0)
X = np.array([[0,0],[0,1],[1,0],[1,1]], dtype=float)
T = np.array([[0],[1],[1],[0]], dtype=float)
W1 = np.random.randn(2,4); b1 = np.zeros((1,4))
W2 = np.random.randn(4,1); b2 = np.zeros((1,1))
def sig(z): return 1/(1+np.exp(-z))
lr = 0.5
for e in range(1000):
    h = sig(X @ W1 + b1)
    y = sig(h @ W2 + b2)
    d2 = (y - T) * y * (1 - y)
    d1 = d2 @ W2.T * h * (1 - h)
    W2 -= lr * h.T @ d2
    b2 -= lr * d2.sum(axis=0, keepdims=True)
    W1 -= lr * X.T @ d1
    b1 -= lr * d1.sum(axis=0, keepdims=True)
    if e % 100 == 99:
        lr = lr / 2
