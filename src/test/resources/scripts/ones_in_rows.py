import numpy as np
np.random.seed(0)
X = np.array([[0,0],[0,1],[1,0],[1,1]])
y = np.array([0,1,1,0])
W1 = np.random.randn(3, 4)
W2 = np.random.randn(5, 1)
for e in range(100):
    for i in range(4):
        x = np.append(X[i], 1).reshape(1, -1)
        h = np.append(np.tanh(x.dot(W1)), [[1]], axis=1)
        o = h.dot(W2)
        d = o - y[i]
        dh = d.dot(W2[:-1].T)*(1-h[:, :-1]**2)
        W2 -= 0.1*h.T.dot(d)
        W1 -= 0.1*x.T.dot(dh)
