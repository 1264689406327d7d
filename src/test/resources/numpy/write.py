"""Writes the files beside it, with numpy itself.

python3 write.py
"""
import numpy as np

np.random.seed(1)
Ws = 0.25 * np.random.rand(10, 4)
Wo = 0.25 * np.random.rand(1, 10)
M = np.array([[1.5, -0.0, np.nan], [np.inf, 1e-300, -3]])

with open("question.npy", "wb") as file:
    np.save(file, Ws)
    np.save(file, Wo)
np.savez("question.npz", Ws=Ws, Wo=Wo)
np.savez_compressed("compressed.npz", Ws=Ws, Wo=Wo)
np.save("special.npy", M)
np.save("big-endian.npy", M.astype(">f8"))
np.save("float32.npy", np.array([[1.5, -2.25, 0.1], [1, 2, 3]], "<f4"))
np.save("int64.npy", np.arange(6, dtype="<i8").reshape(2, 3) - 3)
np.save("bool.npy", np.array([[True, False, True], [False, False, True]]))
np.save("columns.npy", np.asfortranarray(np.arange(6.0).reshape(2, 3)))
np.save("vector.npy", np.arange(3.0))
np.save("number.npy", np.float64(2.5))
np.save("version2.npy", M)  # the same with a longer header:
with open("version2.npy", "wb") as file:
    np.lib.format.write_array(file, M, version=(2, 0))
np.save("three.npy", np.zeros((2, 3, 4)))
np.save("objects.npy", np.array([[1, "two"]], dtype=object), allow_pickle=True)
np.save("complex.npy", np.zeros((2, 3), complex))
np.save("records.npy", np.zeros(2, [("a", "<f8")]))
np.save("empty.npy", np.zeros((0, 3)))
