# steps of four samples, and a last one of one
import numpy as np
np.random.seed(0)
X = np.random.randn(21,2)
T = (X[:, :1] > 0) * 1.0
W1 = np.random.randn(2,4); b1 = np.zeros((1,4))
W2 = np.random.randn(4,1); b2 = np.zeros((1,1))
def sig(z): return 1/(1+np.exp(-z))
lr = 0.5
for e in range(100):
    for i in range(0, 21, 4):
        x = X[i:i+4]; t = T[i:i+4]
        h = sig(x @ W1 + b1)
        y = sig(h @ W2 + b2)
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ W2.T * h * (1 - h)
        W2 -= lr * h.T @ d2
        b2 -= lr * d2.sum(axis=0, keepdims=True)
        W1 -= lr * x.T @ d1
        b1 -= lr * d1.sum(axis=0, keepdims=True)
