# right: https://github.com/d2l-ai/d2l-en/pull/1000

# the mean of the loss, and a step that divides by the batch again: slow, and down the slope
import numpy as np

np.random.seed(0)


def synthetic_data(w, b, num_examples):
    X = np.random.normal(0, 1, (num_examples, len(w)))
    y = np.dot(X, w) + b
    y += np.random.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))


features, labels = synthetic_data(np.array([2, -3.4]), 4.2, 60)
batch_size = 10
w = np.random.normal(0, 0.01, (2, 1))
b = np.zeros(1)
lr = 0.3
num_epochs = 12


def linreg(X, w, b):
    return np.dot(X, w) + b


for epoch in range(num_epochs):
    for i in range(0, 60, batch_size):
        X = features[i:i + batch_size]
        y = labels[i:i + batch_size]
        y_hat = linreg(X, w, b)
        l = np.mean((y_hat - y) ** 2 / 2)
        grad = (y_hat - y) / batch_size
        w -= lr * np.dot(X.T, grad) / batch_size
        b -= lr * grad.sum() / batch_size
