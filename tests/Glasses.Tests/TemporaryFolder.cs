namespace NeuralGlasses.Glasses.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("neuralglasses-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
