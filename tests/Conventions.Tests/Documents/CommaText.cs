using System.Text;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Tables in comma-separated text: the first line names the columns, fields with commas stand in double quotes.</summary>
internal static class CommaText
{
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Load(string file)
    {
        var lines = Repository.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fields).ToArray();
        return [.. lines.Skip(1).Select((fields, row) => fields.Count == lines[0].Count
            ? lines[0].Zip(fields).ToDictionary(f => f.First, f => f.Second)
            : throw new InvalidDataException($"{file}: row {row + 2} has {fields.Count} fields, the heading {lines[0].Count}."))];
    }

    private static IReadOnlyList<string> Fields(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
                Take();
            else
                field.Append(character);
        }

        Take();
        return fields;

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
