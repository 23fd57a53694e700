namespace NeuralGlasses.BlueZ.Bus;

/// <summary>A path of an object on the bus, which is another type than a text there.</summary>
internal readonly record struct ObjectPath(string Path)
{
    /// <inheritdoc/>
    public override string ToString() => Path;
}
