using System.Text.RegularExpressions;
using NeuralGlasses.Home;
using NeuralGlasses.Home.Conversation;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Glasses;

/// <summary>Reads what the glasses are joined to at home, and collects what is wrong with it; what stands in the files of secrets is in no message.</summary>
internal sealed partial class HomeSettings
{
    private static readonly string[] Known = ["broker", "user", "passwordFile", "authorityFile", "name", "announce", "assistant", "tokenFile"];
    private static readonly string[] Sensors = [HomeOptions.Battery, HomeOptions.Link, HomeOptions.Worn, HomeOptions.AllGestures];
    private readonly IReadOnlyDictionary<string, string> _set;
    private readonly List<string> _faults;

    private HomeSettings(IReadOnlyDictionary<string, string> set)
    {
        _set = set;
        _faults = [.. set.Keys.Where(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)).Select(Unknown)];
    }

    /// <summary>Reads and checks; null where nothing is set.</summary>
    /// <param name="set">The options, by name.</param>
    /// <param name="language">Language of the wearer.</param>
    /// <param name="gestures">The gestures that there are.</param>
    /// <exception cref="OptionsException">Something is wrong; the exception has a sentence for each fault.</exception>
    public static HomeOptions? Read(IReadOnlyDictionary<string, string> set, string language, IReadOnlyList<string> gestures)
    {
        if (set.Count == 0)
            return null;
        var reading = new HomeSettings(set);
        HomeOptions options = reading.Read(language, gestures);
        return reading._faults.Count == 0 ? options : throw new OptionsException(reading._faults);
    }

    private HomeOptions Read(string language, IReadOnlyList<string> gestures)
    {
        var name = Text("name") is { Length: > 0 } own ? own : "neuralglasses";
        if (!Name().IsMatch(name))
            _faults.Add($"'home.name' is '{name}'; expected letters, digits, hyphens and underscores, at most 40.");
        string[] announce = Text("announce").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in announce.Where(w => !Sensors.Contains(w) && !gestures.Contains(w)))
            _faults.Add($"'home.announce' has '{word}', which is no gesture and none of {string.Join(", ", Sensors)}{(NearestName.Of(word, [.. Sensors, .. gestures]) is { } near ? $"; perhaps '{near}' was meant" : "")}.");
        if (Text("broker").Length == 0 && Text("assistant").Length == 0)
            _faults.Add("'home' has neither 'broker' nor 'assistant'; expected the address of one, such as mqtt://homeassistant.local:1883.");
        if (announce.Length > 0 && Text("broker").Length == 0)
            _faults.Add("'home.announce' is given and 'home.broker' is not; expected the broker to which it is announced.");
        return new HomeOptions { Own = name, Announce = announce, Gestures = gestures, Broker = Broker(name), Conversation = Conversation(language) };
    }

    private BrokerOptions? Broker(string name)
    {
        var text = Text("broker");
        if (text.Length == 0)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("mqtt" or "mqtts") || address.Host.Length == 0 || address.AbsolutePath.Trim('/').Length > 0 || address.UserInfo.Length > 0)
        {
            _faults.Add("'home.broker' is no address of a broker; expected one such as mqtts://homeassistant.local:8883, without user and password in it.");
            return null;
        }

        var isEncrypted = address.Scheme == "mqtts";
        var authorities = Text("authorityFile");
        if (authorities.Length > 0 && !File.Exists(authorities))
            _faults.Add($"'home.authorityFile' is '{authorities}', and there is no such file; expected a PEM file with the authorities that are trusted.");
        if (authorities.Length > 0 && !isEncrypted)
            _faults.Add("'home.authorityFile' is given and 'home.broker' is not encrypted; expected an address that begins with mqtts.");
        if ((Text("user").Length > 0) != (Text("passwordFile").Length > 0))
            _faults.Add("'home.user' and 'home.passwordFile' are not both given; expected both or neither.");
        Secret("passwordFile");
        return new BrokerOptions
        {
            Host = address.IdnHost.Trim('[', ']'),
            Port = address.IsDefaultPort || address.Port <= 0 ? isEncrypted ? 8883 : 1883 : address.Port,
            IsEncrypted = isEncrypted,
            AuthorityFile = authorities,
            User = Text("user"),
            PasswordFile = Text("passwordFile"),
            ClientId = $"{name}-glasses",
        };
    }

    private ConversationOptions? Conversation(string language)
    {
        var text = Text("assistant");
        if (text.Length == 0)
            return null;
        Secret("tokenFile");
        if (Text("tokenFile").Length == 0)
            _faults.Add("'home.assistant' is given and 'home.tokenFile' is not; expected a file with a long-lived token of Home Assistant.");
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0)
            return new ConversationOptions { Address = address, TokenFile = Text("tokenFile"), Language = language };
        _faults.Add("'home.assistant' is no address of Home Assistant; expected one such as https://homeassistant.local:8123.");
        return null;
    }

    private void Secret(string key)
    {
        if (Text(key) is { Length: > 0 } file && SecretFile.WhyNot(file) is { } why)
            _faults.Add($"'home.{key}': {why}");
    }

    private string Text(string key) => _set.TryGetValue(key, out var text) ? text.Trim() : "";

    private static string Unknown(string key) => $"'home.{key}' is no option{(NearestName.Of(key, Known) is { } near ? $", perhaps 'home.{near}' was meant" : "")}; expected one of {string.Join(", ", Known)}.";

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    private static partial Regex Name();
}
