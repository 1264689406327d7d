import numpy as np

X = np.array([[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]])
D = [0, 1, 1, 0]
hidden, alpha = 10, 0.05
Ws = 0.25 * np.random.rand(hidden, 4)
Wo = 0.25 * np.random.rand(1, hidden)
sigmoid = lambda z: 1 / (1 + np.exp(-z))
errors = []
for epoch in range(3000):
    error = 0.0
    for x, d in zip(X, D):
        Z1 = Ws @ x
        A1 = np.maximum(Z1, 0)
        Z2 = Wo @ A1
        y = sigmoid(Z2)
        error += 0.5 * abs(y[0] - d)
        dZ2 = y - d
        dWo = np.outer(dZ2, A1)
        Wo = Wo - alpha * dWo
        dA1 = np.dot(Wo.T, dZ2)
        dZ1 = dA1 * (Z1 >= 0)
        dWs = np.outer(dZ1, x)
        Ws = Ws - alpha * dWs
    errors.append(error)
print(errors[-1])
