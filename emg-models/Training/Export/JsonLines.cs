using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralGlasses.Training.Export;

/// <summary>Indents JSON but keeps an array of numbers on one line.</summary>
internal static class JsonLines
{
    /// <summary>The text of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="rowDepth">Depth from which on everything stands on one line, so that a list of many small objects is a row each.</param>
    public static string Format(JsonElement element, int rowDepth = int.MaxValue)
    {
        var text = new StringBuilder();
        Write(element, text, 0, rowDepth);
        return text.ToString();
    }

    private static void Write(JsonElement element, StringBuilder text, int depth, int rowDepth)
    {
        if (depth >= rowDepth)
        {
            text.Append(element.GetRawText());
            return;
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            var first = true;
            text.Append('{');
            foreach (var property in element.EnumerateObject())
            {
                Line(text, depth + 1, ref first);
                text.Append($"\"{JsonEncodedText.Encode(property.Name)}\": ");
                Write(property.Value, text, depth + 1, rowDepth);
            }

            text.Append('\n').Append(' ', 2 * depth).Append('}');
            return;
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            // Relaxed: the files are read by people, never pasted into a web page.
            text.Append($"\"{JsonEncodedText.Encode(element.GetString()!, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
            return;
        }

        if (element.ValueKind != JsonValueKind.Array || element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number))
        {
            text.Append(element.GetRawText());
            return;
        }

        var opening = true;
        text.Append('[');
        foreach (var item in element.EnumerateArray())
        {
            Line(text, depth + 1, ref opening);
            Write(item, text, depth + 1, rowDepth);
        }

        text.Append('\n').Append(' ', 2 * depth).Append(']');
    }

    private static void Line(StringBuilder text, int depth, ref bool first)
    {
        text.Append(first ? "\n" : ",\n").Append(' ', 2 * depth);
        first = false;
    }
}
