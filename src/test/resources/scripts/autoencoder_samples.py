# the same, a sample a step
import numpy as np
np.random.seed(2)
X = np.eye(4)
W1 = np.random.randn(2, 4) * 0.5
W2 = np.random.randn(4, 2) * 0.5
for epoch in range(500):
    total = 0
    for x in X:
        code = np.tanh(W1 @ x)
        out = W2 @ code
        miss = x - out
        total += np.sum(miss ** 2) / 2
        back = W2.T @ miss * (1 - code ** 2)
        W2 += 0.1 * np.outer(miss, code)
        W1 += 0.1 * np.outer(back, x)
    if epoch % 100 == 0:
        print(epoch, total)
