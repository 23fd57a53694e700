namespace NeuralGlasses.Training.Shipping;

/// <summary>A file in the system's folder for temporary files that is gone when it is no longer needed.</summary>
internal sealed class ScratchFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
