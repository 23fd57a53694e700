namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>Where in a scenario's file a value stands, so that whoever finds it wrong can say so.</summary>
/// <param name="Source">The file.</param>
/// <param name="Path">The field and those around it, such as <c>radio.mtu</c>; empty for the whole file.</param>
/// <param name="Line">Line, from 1.</param>
internal readonly record struct Place(ScenarioSource Source, string Path, int Line)
{
    /// <summary>File and line, as errors name them.</summary>
    public string Where => $"{Source.Name}:{Line}";

    /// <summary>The place of a field within this one.</summary>
    public Place Of(string field, int line) => Note(Path.Length == 0 ? field : $"{Path}.{field}", line);

    /// <summary>The place of an item of a list.</summary>
    public Place Of(int item, int line) => Note($"{Path}[{item}]", line);

    /// <summary>Says that what stands at this place, or at a field within it, is wrong.</summary>
    /// <param name="complaint">What is wrong with it, behind the name of the field, to the end of the sentence.</param>
    /// <param name="field">Field within this place; empty for the place itself.</param>
    public ScenarioException Wrong(string complaint, string field = "")
    {
        var path = field.Length == 0 || Path.Length == 0 || field[0] == '[' ? Path + field : $"{Path}.{field}";
        return new ScenarioException($"{Source.Name}:{Source.LineOf(path) ?? Line}: {ScenarioSource.Shown(path)} {complaint}");
    }

    private Place Note(string path, int line)
    {
        Source.Note(path, line);
        return new Place(Source, path, line);
    }
}
