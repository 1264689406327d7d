import numpy as np
np.random.seed(4)
X = np.random.randn(9, 2)
L = np.array([0, 1, 2] * 3)
W = np.random.randn(3, 2) * 0.1
b = np.zeros(3)
for ep in range(10):
    loss = 0
    for i in range(9):
        s = W @ X[i] + b
        e = np.exp(s - s.max())
        p = e / e.sum()
        loss += -np.log(p[L[i]])
        dz = p.copy()
        dz[L[i]] -= 1
        W -= 0.1 * np.outer(dz, X[i])
        b -= 0.1 * dz
    print(loss / 9)
