# wrong, line 30 (the slope of another function, or at another place): https://github.com/dennybritz/nn-from-scratch/pull/3

# the hidden slope is taken at z2, which is of the same size here, and not at z1
import numpy as np

np.random.seed(0)
X = np.random.randn(16, 2)
y = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
X[::2] += 1.0
labels = np.eye(2)[y]
epsilon = 0.01
reg_lambda = 0.01

W1 = np.random.randn(2, 2) / np.sqrt(2)
b1 = np.zeros((1, 2))
W2 = np.random.randn(2, 2) / np.sqrt(2)
b2 = np.zeros((1, 2))

for i in range(200):
    z1 = X.dot(W1) + b1
    a1 = np.tanh(z1)
    z2 = a1.dot(W2) + b2
    exp_scores = np.exp(z2)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    loss = -np.sum(labels * np.log(probs))
    loss += reg_lambda / 2 * (np.sum(np.square(W1)) + np.sum(np.square(W2)))
    delta3 = probs - labels
    dW2 = (a1.T).dot(delta3) + reg_lambda * W2
    db2 = np.sum(delta3, axis=0, keepdims=True)
    delta2 = (1 - np.tanh(z2) ** 2) * delta3.dot(W2.T)
    dW1 = np.dot(X.T, delta2) + reg_lambda * W1
    db1 = np.sum(delta2, axis=0, keepdims=True)
    W1 += -epsilon * dW1
    b1 += -epsilon * db1
    W2 += -epsilon * dW2
    b2 += -epsilon * db2
