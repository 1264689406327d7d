# wrong, line 19 (another variable, or up the slope): made for this table

# the penalty of one layer does not come into its gradient
import numpy as np
np.random.seed(201)
m = 15
X = np.random.randn(2, m)
Y = (X[:1] ** 2 + X[1:] ** 2 < 1).astype(float)
W1, b1 = np.random.randn(5, 2) * 0.7, np.zeros((5, 1))
W2, b2 = np.random.randn(1, 5) * 0.7, np.zeros((1, 1))
lambd, rate = 0.5, 0.3
for i in range(120):
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    cost = -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m + lambd / (2 * m) * (np.sum(np.square(W1)) + np.sum(np.square(W2)))
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    dW1 = np.dot(dZ1, X.T) / m + lambd / m * W1
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    # update
    W1 = W1 - rate * dW1
    b1 = b1 - rate * db1
    W2 = W2 - rate * dW2
    b2 = b2 - rate * db2
