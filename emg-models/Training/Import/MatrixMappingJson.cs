using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralGlasses.Training.Import;

/// <summary>
/// JSON of mappings; a field that nobody reads is an error. By reflection, because generated code loses the defaults of fields that are
/// left out.
/// </summary>
internal static class MatrixMappingJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
    };
}
