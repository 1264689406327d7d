# parameters and slopes by their names
import numpy as np
np.random.seed(1)
X = np.random.randn(8, 2)
t = (X[:, :1] > 0).astype(float)
P = {'W1': np.random.randn(2, 3), 'b1': np.zeros((1, 3)), 'W2': np.random.randn(3, 1), 'b2': 0.0}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
for epoch in range(300):
    h = np.tanh(X @ P['W1'] + P['b1'])
    o = sigmoid(h @ P['W2'] + P['b2'])
    e = (o - t) / 8
    g = {}
    g['W2'] = h.T @ e
    g['b2'] = e.sum()
    d = e @ P['W2'].T * (1 - h ** 2)
    g['W1'] = X.T @ d
    g['b1'] = d.sum(axis=0, keepdims=True)
    P['W1'] -= 0.5 * g['W1']
    P['b1'] -= 0.5 * g['b1']
    P['W2'] -= 0.5 * g['W2']
    P['b2'] -= 0.5 * g['b2']
    loss = -np.mean(t * np.log(o) + (1 - t) * np.log(1 - o))
