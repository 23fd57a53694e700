using System.Globalization;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>A column of a matrix, by its name or by its index from 0.</summary>
/// <param name="Name">The name in the header, or null.</param>
/// <param name="Index">The index where there is no name.</param>
internal readonly record struct ColumnReference(string? Name, int Index)
{
    public override string ToString() => Name is null ? Index.ToString(CultureInfo.InvariantCulture) : $"'{Name}'";
}
