import numpy as np
import matplotlib.pyplot as plt
from mpl_toolkits.mplot3d import Axes3D
train_set = [[0,0,0],[0,1,1],[1,0,1],[1,1,0]]
n_hidden = 8
alpha = 0.05
W1 = np.random.rand(n_hidden, 3)*0.5
W2 = np.random.rand(n_hidden+1)*0.5
def f(z):
    return 1/(1+np.exp(-z))
err_list = []
for it in range(2000):
    err = 0
    for s in range(4):
        x = np.array([train_set[s][0], train_set[s][1], 1])
        d = train_set[s][2]
        z = np.zeros(n_hidden)
        a = np.zeros(n_hidden+1)
        for j in range(n_hidden):
            for i in range(3):
                z[j] = z[j] + W1[j][i]*x[i]
            if z[j] > 0:
                a[j] = z[j]
            else:
                a[j] = 0
        a[n_hidden] = 1
        v = 0
        for j in range(n_hidden+1):
            v = v + W2[j]*a[j]
        y = f(v)
        e = d - y
        err += e*e
        delta = e*y*(1-y)
        for j in range(n_hidden):
            if z[j] > 0:
                dj = delta*W2[j]
            else:
                dj = 0
            for i in range(3):
                W1[j][i] = W1[j][i] + alpha*dj*x[i]
        for j in range(n_hidden+1):
            W2[j] = W2[j] + alpha*delta*a[j]
    err_list.append(err)
plt.plot(err_list); plt.show()
xs = np.linspace(0,1,10)
