using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Shipping;

/// <summary>
/// JSON of training plans; a field that nobody reads is an error, not a comment. By reflection, because generated code loses the
/// defaults of fields that are left out.
/// </summary>
internal static class TrainingPlanJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
    };
}
