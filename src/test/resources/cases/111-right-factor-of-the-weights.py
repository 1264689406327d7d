# right: made for this table

# a number multiplies the weights before the inputs do
import numpy as np
np.random.seed(0)
X = np.random.randn(12, 3)
T = np.sin(X[:, :1])
W1 = np.random.randn(3, 6)
W2 = np.random.randn(6, 1) * 0.4
gain = 0.5
for epoch in range(50):
    H = np.tanh(X @ (gain * W1))
    out = H @ W2
    loss = np.mean((out - T) ** 2)
    g = 2 * (out - T) / 12
    dW2 = H.T @ g
    dW1 = gain * X.T @ (g @ W2.T * (1 - H ** 2))
    # update
    W1 = W1 - 0.1 * dW1
    W2 = W2 - 0.1 * dW2
