using NeuralGlasses.Interaction;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The document of the glasses says of every gesture what it means, as the settings that ship do.</summary>
public sealed class GestureDocumentTests
{
    private const string Document = "hardware-spec/glasses.md";

    [Fact]
    public void The_table_of_gestures_is_what_the_settings_say()
    {
        string[] contexts = [.. GestureSettings.Shipped.Contexts.Keys.Order(StringComparer.Ordinal)];
        var expected = MarkedTable.Build(
            "Gesture | " + string.Join(" | ", contexts.Select(context => $"`{context}`")),
            GestureSettings.Shipped.Gestures.Select(gesture => $"`{gesture}` | " + string.Join(" | ", contexts.Select(context => GestureSettings.Shipped.Contexts[context].GetValueOrDefault(gesture, "—")))));
        Assert.True(expected == MarkedTable.Read(Document, "gestures"), MarkedTable.Complaint(Document, "gestures", expected));
    }
}
