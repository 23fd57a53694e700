namespace NeuralGlasses.Calibration;

/// <summary>Reads numbers of a stored model and refuses those that are none: one would spread to every answer.</summary>
internal static class StoredNumbers
{
    public static float[] ReadSingles(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = reader.ReadSingle();
            if (!float.IsFinite(values[i]))
                throw new InvalidDataException("A stored value is not a number.");
        }

        return values;
    }

    public static double[] ReadDoubles(BinaryReader reader, int count) => Array.ConvertAll(ReadSingles(reader, count), value => (double)value);

    /// <summary>Reads how many classes and features follow.</summary>
    public static (int Classes, int Features) ReadSizes(BinaryReader reader)
    {
        var (classes, features) = (reader.ReadInt32(), reader.ReadInt32());
        return features is >= 1 and <= 65536 && classes is >= 2 and <= 1024
            ? (classes, features)
            : throw new InvalidDataException($"The classes state {features} features and {classes} labels; expected 1 to 65536 and 2 to 1024.");
    }

    /// <summary>Reads a symmetric matrix of which the upper triangle was written.</summary>
    public static double[] ReadTriangle(BinaryReader reader, int size)
    {
        var matrix = new double[size * size];
        for (var a = 0; a < size; a++)
        {
            var row = ReadDoubles(reader, size - a);
            for (var b = a; b < size; b++)
                matrix[a * size + b] = matrix[b * size + a] = row[b - a];
        }

        return matrix;
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            writer.Write((float)value);
    }

    /// <summary>Writes the upper triangle of a symmetric matrix, row after row.</summary>
    public static void WriteTriangle(BinaryWriter writer, ReadOnlySpan<double> matrix, int size)
    {
        for (var a = 0; a < size; a++)
            Write(writer, matrix.Slice(a * size + a, size - a));
    }
}
