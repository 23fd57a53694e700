using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;

namespace NeuralGlasses.Assistants.Endpoints;

/// <summary>Makes clients of endpoints, and sentences of what goes wrong with them.</summary>
internal static class EndpointClient
{
    // A long answer has 8 kB of text; as a stream each of its words brings 200 bytes of JSON.
    private const long MostBytes = 4 << 20;

    /// <summary>A client that tries once: what is asked twice costs twice.</summary>
    public static (IChatClient Client, IDisposable Connection) Make(AssistantOptions options, TimeProvider clock)
    {
        var http = new HttpClient(new BoundedHttp(MostBytes, TimeSpan.FromSeconds(options.SilenceS), clock)) { Timeout = Timeout.InfiniteTimeSpan };
        var settings = new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        var key = new ApiKeyCredential(options.Key.Length > 0 ? options.Key : "none");
        return (new OpenAIClient(key, settings).GetChatClient(options.Model).AsIChatClient(), http);
    }

    /// <summary>One sentence on what went wrong; it names the endpoint and never holds the key.</summary>
    public static string Sentence(AssistantOptions options, Exception error)
    {
        string host = options.Endpoint.Authority;
        return error switch
        {
            EndpointException own => $"{host} was left: {own.Message}.",
            ClientResultException { Status: 401 or 403 } => $"{host} refuses the key of '{options.Id}'; give it a valid one.",
            ClientResultException { Status: 404 } => $"{host} has no model '{options.Model}'; install it there, or name another.",
            ClientResultException { Status: 429 } => $"{host} has too much to do; try again in a minute.",
            ClientResultException { Status: >= 300 and < 400 } => $"{host} wants the question sent elsewhere, which is not done; set the endpoint that it names.",
            ClientResultException { Status: > 0 } result => $"{host} could not answer ({result.Status}).",
            _ when Find<AuthenticationException>(error) is not null => $"{host} has a certificate that is not trusted; nothing was sent.",
            _ when Find<EndpointException>(error) is { } own => $"{host} was left: {own.Message}.",
            _ when Find<SocketException>(error) is not null => $"{host} cannot be reached; look whether it runs and the network is there.",
            _ when Find<JsonException>(error) is not null || Find<FormatException>(error) is not null || Find<InvalidOperationException>(error) is not null || Find<ArgumentException>(error) is not null => $"{host} answered with something that is no answer.",
            OperationCanceledException => $"{host} was left because the glasses go off.",
            _ => $"{host} broke off.",
        };
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
                return found;
            if (error is AggregateException { InnerExceptions: [_, _, ..] all } && all.Select(Find<T>).FirstOrDefault(each => each is not null) is { } one)
                return one;
        }

        return null;
    }
}
