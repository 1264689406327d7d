import numpy as np
np.random.seed(0)
X = np.random.randn(6,2); T = np.random.randn(6)
W = np.random.randn(4,2); V = np.random.randn(4)
lam = 0.001
for ep in range(100):
    for i in range(6):
        h = np.tanh(W@X[i]); y = V@h; e = y-T[i]
        gV = e*h + lam*V
        gW = np.outer(e*V*(1-h*h), X[i]) + lam*W
        gV = np.clip(gV, -1, 1)
        gW = np.clip(gW, -1, 1)
        V -= 0.1*gV; W -= 0.1*gW
