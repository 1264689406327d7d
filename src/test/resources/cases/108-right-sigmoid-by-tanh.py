# right: made for this table

# a sigmoid by tanh behind a residual block, and its cross-entropy written out
import numpy as np
np.random.seed(19)
X = np.random.randn(3, 14)
Y = np.array([X[0] > X[1], X[1] > X[2]], dtype=float)
Win = np.random.randn(5, 3) * 0.5
Wr = np.random.randn(5, 5) * 0.3
br = np.zeros((5, 1))
Wo = np.random.randn(2, 5) * 0.5
bo = np.zeros((2, 1))
mom = {k: 0 for k in ('Win', 'Wr', 'br', 'Wo', 'bo')}
for epoch in range(120):
    A = Win @ X
    B = A + np.tanh(Wr @ A + br)
    P = 0.5 * (1 + np.tanh(0.5 * (Wo @ B + bo)))
    loss = -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / Y.shape[1]
    dO = (P - Y) / Y.shape[1]
    dB = Wo.T @ dO
    dT = dB * (1 - (B - A) ** 2)
    dA = dB + Wr.T @ dT
    # update
    for name, g in (('Win', dA @ X.T), ('Wr', dT @ A.T), ('br', dT.sum(1, keepdims=True)), ('Wo', dO @ B.T), ('bo', dO.sum(1, keepdims=True))):
        mom[name] = 0.9 * mom[name] + 0.1 * g
    Win -= 0.5 * mom['Win']
    Wr -= 0.5 * mom['Wr']
    br -= 0.5 * mom['br']
    Wo -= 0.5 * mom['Wo']
    bo -= 0.5 * mom['bo']
