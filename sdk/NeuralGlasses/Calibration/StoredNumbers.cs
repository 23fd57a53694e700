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

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        foreach (var value in values)
            writer.Write(value);
    }
}
