import numpy as np
np.random.seed(0)
X = np.random.randn(10, 2)
y = X[:, :1] - X[:, 1:]
W = np.random.randn(2, 1)
b = np.zeros((1, 1))
best_loss = 1e9
best_W = None
for epoch in range(50):
    out = X @ W + b
    err = out - y
    loss = np.mean(err ** 2)
    dW = X.T @ err * 2 / len(X)
    db = 2 * err.mean(axis=0, keepdims=True)
    W -= 0.1 * dW
    b -= 0.1 * db
    if loss < best_loss:
        best_loss = loss
        best_W = W.copy()
print(best_W, best_loss)
