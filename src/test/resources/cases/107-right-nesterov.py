# right: made for this table

# the forward pass looks ahead along the velocity, which the update then adds
import numpy as np
np.random.seed(0)
X = np.linspace(-1, 1, 12).reshape(12, 1)
T = np.sin(3 * X)
W1 = np.random.randn(1, 6)
b1 = np.random.randn(6) * 0.1
W2 = np.random.randn(6, 1) * 0.4
vW1 = np.zeros_like(W1)
vb1 = np.zeros_like(b1)
vW2 = np.zeros_like(W2)
mu = 0.9
lr = 0.02
for epoch in range(200):
    W1_ahead = W1 + mu * vW1
    b1_ahead = b1 + mu * vb1
    W2_ahead = W2 + mu * vW2
    H = np.tanh(X.dot(W1_ahead) + b1_ahead)
    out = H.dot(W2_ahead)
    loss = np.mean((out - T) ** 2)
    g = 2 * (out - T) / len(X)
    dW2 = H.T.dot(g)
    gh = g.dot(W2_ahead.T) * (1 - H ** 2)
    dW1 = X.T.dot(gh)
    db1 = gh.sum(axis=0)
    # update
    vW1 = mu * vW1 - lr * dW1
    vb1 = mu * vb1 - lr * db1
    vW2 = mu * vW2 - lr * dW2
    W1 = W1 + vW1
    b1 = b1 + vb1
    W2 = W2 + vW2
