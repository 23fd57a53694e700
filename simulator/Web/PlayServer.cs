using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeuralGlasses.Simulator.Web.Api;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web;

/// <summary>Serves the page on which a person plays with the whole system, and the automation that the page uses.</summary>
public sealed class PlayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Playground _playground;

    private PlayServer(WebApplication app, Playground playground, Uri address)
    {
        _app = app;
        _playground = playground;
        Address = address;
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>Begins a session and serves it.</summary>
    /// <exception cref="ScenarioException">The scenario is wrong, or the port is in use, forbidden or none.</exception>
    public static async Task<PlayServer> Start(ServeRequest request, TimeProvider hostClock)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Port is not (>= 0 and <= 65535))
            throw new ScenarioException($"--port is {request.Port}; expected 0 to 65535, where 0 takes a free one.");
        var app = Build(request);
        Playground? playground = null;
        try
        {
            playground = new Playground(request, hostClock);
            Route(app, playground, request.OpenNetwork);
            await app.StartAsync();
        }
        catch (Exception e)
        {
            playground?.Dispose();
            await app.DisposeAsync();
            if (WhyNotBound(e, request.Port) is { } why)
                throw new ScenarioException(why, e);
            throw;
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new PlayServer(app, playground, new Uri(bound.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal) + "/"));
    }

    /// <summary>Serves until Ctrl-C or until it is disposed of.</summary>
    public Task Serve() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _playground.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(ServeRequest request)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(request.OpenNetwork ? IPAddress.Any : IPAddress.Loopback, request.Port);
        });
        return builder.Build();
    }

    private static void Route(WebApplication app, Playground playground, bool openNetwork)
    {
        var guard = new OriginGuard(openNetwork);
        var files = new WebFiles();
        var routes = new ApiRoutes(playground);
        var stream = new PageStream(playground);
        app.UseWebSockets();
        app.Run(async context =>
        {
            try
            {
                guard.Check(context);
                var path = context.Request.Path;
                if (path == "/api/stream")
                    await stream.Answer(context, app.Lifetime.ApplicationStopping);
                else if (path.StartsWithSegments("/api"))
                    await routes.Answer(context);
                else
                    await files.Answer(context);
            }
            catch (RefusalException refused)
            {
                context.Response.StatusCode = refused.Status;
                await ApiRoutes.Write(context, new Refusal(refused.Message));
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Whoever asked is gone.
            }
        });
    }

    private static string? WhyNotBound(Exception e, int port)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AddressInUseException:
                case SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return $"Port {port} is in use by another program; end that one, or choose another port with --port, such as 0 for a free one.";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return $"Port {port} may not be used by this account; choose one from 1024 on with --port.";
            }
        }

        return null;
    }

    private sealed record Refusal(string Error);
}
