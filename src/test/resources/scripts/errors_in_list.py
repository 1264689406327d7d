import numpy as np
np.random.seed(1)
X = np.array([[0,0,1],[0,1,1],[1,0,1],[1,1,1]])
d = np.array([0,0,1,1])
W = 2*np.random.rand(1,3)-1
def sigmoid(x): return 1/(1+np.exp(-x))
E = []
for i in range(400):
    for k in range(4):
        x = np.transpose(X[k,:])
        v = np.dot(W, x)
        y = sigmoid(v)
        e = d[k]-y
        E.append(e[0]**2)
        dy = y*(1-y)*e
        W = W + 0.9*dy*x
        if i == 399:
            print(x, y, d[k])
        if i % 50 == 0:
            print("epoch {} error {}".format(i, e))
