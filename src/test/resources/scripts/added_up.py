# the slopes of all samples are added up, then the weights move once
import numpy as np
np.random.seed(1)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])
W1 = np.random.randn(3, 2)
b1 = np.zeros((3, 1))
W2 = np.random.randn(1, 3)
b2 = np.zeros((1, 1))
rate = 0.5

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

for epoch in range(3000):
    dW1, db1 = np.zeros(W1.shape), np.zeros(b1.shape)
    dW2, db2 = np.zeros(W2.shape), np.zeros(b2.shape)
    loss = 0
    for i in range(len(X)):
        x = X[i].reshape(2, 1)
        h = sigmoid(W1 @ x + b1)
        o = sigmoid(W2 @ h + b2)
        loss += 0.5 * np.sum((o - y[i]) ** 2)
        d2 = (o - y[i]) * o * (1 - o)
        d1 = W2.T @ d2 * h * (1 - h)
        dW2 += d2 @ h.T
        db2 += d2
        dW1 += d1 @ x.T
        db1 += d1
    W2 -= rate * dW2 / 4
    b2 -= rate * db2 / 4
    W1 -= rate * dW1 / 4
    b1 -= rate * db1 / 4
