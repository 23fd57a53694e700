using NeuralGlasses.Settings;
using Xunit;

namespace NeuralGlasses.Assistants.Tests;

public sealed class AssistantsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistants-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "assistants.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_not_said_is_Ollama_on_the_same_computer_for_nothing()
    {
        File.WriteAllText(Path, """{ "assistants": [ { "id": "ada", "name": "Ada", "model": "llama3.2" } ] }""");
        AssistantOptions ada = Assert.Single(AssistantsFile.Read(Path));
        Assert.Equal((new Uri("http://127.0.0.1:11434/v1"), "", 0, 0), (ada.Endpoint, ada.Key, ada.PriceIn, ada.PriceOut));
    }

    [Fact]
    public void A_key_comes_from_a_file_that_only_the_wearer_reads()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("This system has no such rights of files.");
            return;
        }

        string key = System.IO.Path.Combine(_folder, "key");
        File.WriteAllText(key, " secret\n");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        File.WriteAllText(Path, """{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m", "endpoint": "https://ai.example/v1", "keyFile": "key" } ] }""");
        Assert.Contains("can be read by others; take their right to read it away (chmod 600).", Assert.Throws<SettingsException>(() => AssistantsFile.Read(Path)).Message, StringComparison.Ordinal);
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        Assert.Equal("secret", AssistantsFile.Read(Path)[0].Key);
    }

    [Theory]
    [InlineData("[]", "it is no list of assistants")]
    [InlineData("{", "it is no list of assistants")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada" } ] }""", "it is no list of assistants")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m", "modle": 1 } ] }""", "'modle'")]
    [InlineData("""{ "assistants": [ { "id": "Ada!", "name": "Ada", "model": "m" } ] }""", "has the id 'Ada!', expected 1 to 40 small letters, digits and hyphens")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": " ", "model": "m" } ] }""", "has no name")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m", "endpoint": "ftp://x" } ] }""", "expected an address such as http://127.0.0.1:11434/v1")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m", "endpoint": "x" } ] }""", "expected an address such as")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m", "before": 1000 } ] }""", "sees 1000 messages, expected 0 to 100")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m", "keyFile": "nowhere" } ] }""", "the key of 'ada' cannot be read from")]
    [InlineData("""{ "assistants": [ { "id": "ada", "name": "Ada", "model": "m" }, { "id": "ada", "name": "Eve", "model": "m" } ] }""", "two assistants have the id 'ada'")]
    public void What_is_wrong_is_named(string json, string sentence)
    {
        File.WriteAllText(Path, json);
        string message = Assert.Throws<SettingsException>(() => AssistantsFile.Read(Path)).Message;
        Assert.StartsWith(Path, message, StringComparison.Ordinal);
        Assert.Contains(sentence, message, StringComparison.Ordinal);
    }
}
