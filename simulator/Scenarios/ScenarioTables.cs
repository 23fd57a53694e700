using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Scenarios.Reading;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>The tables of the documentation of scenario files, made of the fields that the reader itself goes by.</summary>
public static class ScenarioTables
{
    /// <summary>The tables by their names, as Markdown.</summary>
    public static IReadOnlyDictionary<string, string> All() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["fields"] = Table("Field | Holds | If left out | What it sets", Rows("", ScenarioFields.Root)),
        ["faults"] = Table("Fault | What happens | `for`", FaultCatalogue.All.Select(f => $"`{f.Name}` | {f.Description} | {(f.End is null ? "no: it happens in a moment" : "may be given")}")),
        ["expectations"] = Table("Sentence | What is expected", ExpectationFields.Forms.Where(f => !IsFigure(f)).Select(f => $"`{Syntax(f)}` | {f.Description}")),
        ["times"] = Table("Clause | When", Timings().Select(f => $"`{f.Name} {(f.Name == "after" ? "MOVEMENT" : "TIME")}` | {f.Text}")),
        ["figures"] = Table("Figure | Unit | What it counts", Figure.All.Select(f => $"`{f.Name}` | {f.UnitName} | {f.Description}")),
    };

    private static IEnumerable<FieldDescription> Timings() => ExpectationFields.Forms.Single(f => f.Head == "link").Section.Fields.Where(f => f.Name != "state");

    private static bool IsFigure(ExpectationForm form) => Figure.All.Any(f => f.Name == form.Head);

    private static string Syntax(ExpectationForm form)
    {
        var subject = form.Section.Fields.FirstOrDefault(f => f.Name == form.Subject);
        var placeholder = subject is null ? "" : subject.IsRequired ? $" {subject.Name.ToUpperInvariant()}" : $" [{subject.Name.ToUpperInvariant()}]";
        var times = Timings().Select(t => t.Name).ToArray();
        var own = form.Section.Fields.Where(f => f.Name != form.Subject && !times.Contains(f.Name)).Select(f => $" [{f.Name} {(f.Name == "tolerance" ? "SHARE" : "VALUE")}]");
        return $"{form.Head}{placeholder}{string.Concat(own)} [WHEN]";
    }

    private static IEnumerable<string> Rows(string prefix, ISection section)
    {
        foreach (var field in section.Fields)
        {
            var inner = field.Shape as ISection ?? (field.Shape as IListShape)?.Item as ISection;
            var unsaid = field.IsRequired ? "has to be there" : inner is ISection && field.Shape is ISection && field.Default == "as below" ? "" : field.Default;
            yield return $"`{prefix}{field.Name}` | {field.Shape.Words} | {unsaid} | {field.Text}";
            if (inner is null)
                continue;
            foreach (var row in Rows($"{prefix}{field.Name}{(field.Shape is IListShape ? "[]" : "")}.", inner))
                yield return row;
        }
    }

    private static string Table(string heading, IEnumerable<string> rows) =>
        $"| {heading} |\n|{string.Concat(Enumerable.Repeat("---|", heading.Split(" | ").Length))}\n{string.Concat(rows.Select(r => $"| {r} |\n"))}";
}
