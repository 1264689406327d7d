# the output should be the input: four patterns through two units, the whole batch
import numpy as np
np.random.seed(2)

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

X = np.eye(4)
W1 = np.random.randn(4, 2) * 0.5
W2 = np.random.randn(2, 4) * 0.5
lr = 0.5
for epoch in range(500):
    code = sigmoid(X @ W1)
    out = sigmoid(code @ W2)
    err = out - X
    d2 = err * out * (1 - out)
    d1 = d2 @ W2.T * code * (1 - code)
    W2 -= lr * code.T @ d2
    W1 -= lr * X.T @ d1
    if epoch % 100 == 0:
        print(epoch, np.mean(err ** 2))
